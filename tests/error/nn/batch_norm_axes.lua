local nn = require "nn"

local net = nn.BatchNorm2d(3) -- error: BatchNorm2d: the input (4, 3) needs 4 axes

local function loss(batch)
  return net(batch.x):sum()
end

return model { inputs = { x = { shape = { 3 } } }, batch = 4, loss = loss }
