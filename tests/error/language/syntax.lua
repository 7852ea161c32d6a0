local a = 1
local b = = 2 -- error: unexpected symbol near '='
