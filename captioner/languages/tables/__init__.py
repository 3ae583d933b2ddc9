"""Tables of languages: one module each, named by its BCP 47 subtag."""
