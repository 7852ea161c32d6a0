local nn, autograd, optim = require "nn", require "autograd", require "optim"
local w = nn.Parameter({ 3 }, 1)
local double = autograd.custom_grad(function(x) return x * 2 end, function() error(nil) end)
return model { -- error: the script raised a nil as an error
  inputs = { x = { shape = { 3 } } }, modules = { w = w }, optimizer = optim.SGD { lr = 0.1 },
  loss = function(batch) return (double(batch.x * w) + w * 3):sum() end,
}
