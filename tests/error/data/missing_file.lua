local data = require "data"
local set = data.idx { x = { train = "no-such-file.idx" } } -- error: no-such-file.idx -- exit 4
