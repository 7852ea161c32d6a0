local data = require "data"
local set = data.fashion_minst() -- error: data has no field 'fashion_minst'; did you mean 'fashion_mnist'?
