-- Running sums, sorting and scattering along first, middle and last axes, floats and whole numbers.
local nn, optim, data, tensor = require "nn", require "optim", require "data", require "tensor"

local samples, length, width = 40, 7, 3
local x, y = {}, {}
for i = 1, samples do
  x[i], y[i] = {}, {}
  for j = 1, length do
    x[i][j] = math.sin(1.7 * i + 0.9 * j * j)
    y[i][j] = (i * j + j * j) % 11
  end
end

local weight = nn.Parameter({ length, width }, nn.init.normal(0, 0.5))

local function forward(batch)
  local rows = batch.x:unsqueeze(-1) * weight
  local sorted, order = rows:sort(1)
  local falling = rows:argsort(1, true)
  local running = rows:cumsum(1) + rows:cummax(1) + sorted:cumprod(1)
  local ranks = batch.y:argsort(-1):add(batch.y:cumsum(-1)):add(batch.y:cummax(-1)):float()
  local scattered = running:scatter(1, order, rows):scatter_add(0, falling, running)
  local best = rows:topk(2, 1):sum(1) + (rows:max(1)) + rows:prod(1)
  return (scattered * ranks:unsqueeze(-1)):mean(1) + best
end

return model{
  data      = data.arrays{ x = x, y = { values = y, classes = 11 }, shuffle = false },
  batch     = 8,
  epochs    = 1,
  loss      = function(batch) return forward(batch):square():mean() end,
  optimizer = optim.SGD{ lr = 1e-5 },
}
