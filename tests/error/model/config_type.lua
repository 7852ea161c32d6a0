local cfg = config { sizes = { 1, 2 } } -- error: config: sizes is a table; numbers, strings and booleans are possible
