local data = require "data"
local clothes = data.fashion_mnist{ shuffle = 0 } -- error: data.fashion_mnist: shuffle is true or false, not 0
