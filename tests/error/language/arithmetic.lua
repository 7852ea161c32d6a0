local t = {}
local a = 1 + t -- error: attempt to perform arithmetic on a table value (local 't')
