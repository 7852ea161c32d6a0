-- Batch norm written by hand, over the batch and the places of a picture, with running statistics.
local nn, optim, tensor = require "nn", require "optim", require "tensor"

local BatchNorm = nn.class "BatchNorm"

function BatchNorm:init(channels)
  self.gain, self.shift = nn.Parameter({ channels }, 1), nn.Parameter({ channels })
  self.mean, self.var = nn.Buffer({ channels }), nn.Buffer({ channels }, 1)
end

local function per_channel(v)
  return v:reshape(1, -1, 1, 1)
end

function BatchNorm:forward(x)
  local mean, var = per_channel(self.mean), per_channel(self.var)
  if nn.is_training() then
    mean, var = x:mean({ 0, 2, 3 }, true), x:var({ 0, 2, 3 }, true, 0)
    nn.update(self.mean, 0.9 * self.mean + 0.1 * mean:flatten())
    nn.update(self.var, 0.9 * self.var + 0.1 * x:var({ 0, 2, 3 }))
  end
  return (x - mean) / (var + 1e-5):sqrt() * per_channel(self.gain) + per_channel(self.shift)
end

local first, second = BatchNorm(3), BatchNorm(3)
local mix, head = nn.Linear(3, 3), nn.Linear(3 * 2, 2)

local function net(x)
  x = nn.relu(first(x))
  x = second(mix(x:permute(0, 2, 3, 1)):permute(0, 3, 1, 2))
  return head(x:reshape(-1, 3, 2, 2, 3):amax({ 3, 4 }):flatten(1))
end

return model{
  inputs = { x = { shape = { 3, 4, 3 } }, y = { shape = {}, classes = 2 } },
  batch = 6,
  loss = function(batch) return nn.cross_entropy(net(batch.x), batch.y) end,
  metrics = function(batch) return { accuracy = nn.accuracy(net(batch.x), batch.y) } end,
  optimizer = optim.SGD{ lr = 0.1, momentum = 0.9, weight_decay = 1e-3 },
}
