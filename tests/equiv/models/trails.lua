-- Loops whose carries live in the stacks they leave, forwards and backwards: their starts are made by
-- what works along an axis or folds windows, and such is made of what they leave.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local width, steps = 6, 5
local words = nn.Embedding(9, width)
local spread = nn.ConvTranspose1d(1, 1, 3, { bias = false }) -- of 4 places to 6
local recur, head = nn.Linear(width, width), nn.Linear(width, 1)

local function run(start, xs, options)
  return tensor.scan(function(h, x)
    h = (recur(h) + x):tanh()
    return h, h
  end, start, xs, options)
end

return model{
  inputs = { x = { shape = { steps, width } }, word = { shape = {}, dtype = "int" },
             few = { shape = { 1, 4 } } },
  batch = 3,
  modules = { words = words, spread = spread, recur = recur, head = head },
  loss = function(batch)
    local xs = batch.x:transpose(0, 1)
    local total = 0
    local runs = {
      { words(batch.word), {} }, { words(8 - batch.word), { reverse = true } },
      { spread(batch.few):flatten(1), {} }, { spread(batch.few * 2):flatten(1), { reverse = true } },
    }
    for _, r in ipairs(runs) do
      local last, ys = run(r[1], xs, r[2])
      local picked = ys:gather(0, tensor.arange(steps):view(steps, 1, 1):expand(steps, 3, width))
      local line = ys:cumsum(0) + ys:sort(0) + picked * 0.3 + last:cumsum(1) * 0.1
      total = total + head(line:sin()):square():mean()
    end
    return total
  end,
  optimizer = optim.SGD{ lr = 1e-2 },
}
