-- Heads of a recurrent layer with the batch first, whose rows are parts of a longer value, behind each
-- other; and a scan that reads what a loop left twice over.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local features, hidden, size = 4, 9, 6

local net = {
  scale = nn.Parameter({ features }, 0.7),
  lstm = nn.LSTM(features, hidden, { batch_first = true }),
  first = nn.Linear(hidden, size, { bias = false }), second = nn.Linear(hidden, size, { bias = false }),
}

-- The first loop leaves its ys in the place of its xs; the second reads them twice, once as a whole.
local function twice(x)
  local start = tensor.zeros(x:size(0), features)
  local steps = (x:transpose(0, 1) * 1.5):cos()
  local _, zs = tensor.scan(function(carry, step)
    return carry + step, step:sin()
  end, start, steps)
  local last = tensor.scan(function(carry, step)
    return carry * 0.5 + step[1]:cumsum(1) * step[2]
  end, start, { zs, zs })
  return last
end

local function run(x)
  local y = net.lstm(x)
  return tensor.cat({ net.first(y), net.second(y):tanh() }, 0)
end

return model{
  inputs = { x = { shape = { 7, features } }, y = { shape = { 7, size } } },
  batch = 3,
  loss = function(batch)
    local both = run(batch.x)
    return (both - tensor.cat({ batch.y, batch.y * 2 }, 0)):square():mean() + both:sum(-1):sin():mean()
         + (twice(batch.x * net.scale)):square():mean()
  end,
  optimizer = optim.SGD{ lr = 0.05 },
}
