-- A small LeNet: convolutions in two and one dimension, both kinds of pooling, a transposed one.
local nn, optim = require "nn", require "optim"
local classes = 4

local Net = nn.class "Net"

function Net:init()
  local initial = nn.init.uniform(-0.4, 0.4)
  self.first = nn.Parameter({ 4, 2, 3, 3 }, initial)
  self.second = nn.Parameter({ 4, 2, 2, 2 }, initial)
  self.back = nn.Parameter({ 4, 1, 2, 2 }, initial)
  self.line = nn.Parameter({ 3, 1, 3 }, initial)
  self.bias = nn.Parameter({ 4 })
  self.out = nn.Linear(3 * 4, classes)
end

function Net:forward(x)
  local h = nn.conv2d(x, self.first, self.bias, { padding = 1 }):relu()
  h = nn.max_pool2d(h, { kernel_size = 3, stride = 2, padding = 1 })
  h = nn.conv2d(h, self.second, nil, { groups = 2, dilation = 2 }):tanh()
  h = nn.conv_transpose2d(h, self.back, nil, { stride = 2 })
  h = nn.avg_pool2d(h, { kernel_size = { 2, 1 }, ceil_mode = true })
  h = nn.conv1d(h:flatten(2), self.line, nil, { stride = 2 })
  return self.out(nn.adaptive_avg_pool1d(h, { output_size = 4 }):flatten(1))
end

local net = Net()

return model{
  inputs = {
    x = { shape = { 2, 9, 8 } },
    y = { shape = {}, classes = classes },
  },
  batch = 3,
  loss = function(batch)
    return nn.cross_entropy(net(batch.x), batch.y)
  end,
  optimizer = optim.AdamW{ lr = 1e-2 },
}
