"""When words are spoken: the words, how they are made of characters, how clips become one."""
