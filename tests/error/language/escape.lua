local name = "\27[31mred\n"
error(name) -- error: \x1b[31mred\x0a
