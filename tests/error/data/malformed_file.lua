local data = require "data"
local set = data.idx { x = { train = "malformed_file.lua" } } -- error: malformed_file.lua -- exit 4
