"""The languages' tables: a module each, named by its BCP 47 subtag."""
