local optim = require "optim"
local adam = optim.Adam { lr = "small" } -- error: optim.Adam: lr cannot be a string
