local tensor = require "tensor"
local table_of_ones = tensor.ones(3) -- error: ones: tensors can be computed only in loss, metrics, predict
return model {}
