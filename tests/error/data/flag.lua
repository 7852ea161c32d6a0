local data = require "data"
local clothes = data.fashion_mnist{ shuffle = 0 } -- error: data.fashion_mnist: shuffle must be true or false, not 0
