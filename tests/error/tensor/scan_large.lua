local nn, optim, tensor = require "nn", require "optim", require "tensor"
local w = nn.Parameter({ 1 }, 0.5)
return model{
  inputs = { x = { shape = { 1 << 20 } } }, batch = 1, net = { w = w }, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    local step = function(c) return (c * w):tanh() end
    return tensor.scan(step, batch.x, nil, { length = 1 << 21 }):sum() -- error: in each of 2097152 steps has more than 2^40 elements
  end,
}
