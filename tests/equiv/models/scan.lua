-- An LSTM that reads, and one that reads backwards what it left, each by tensor.scan; with unroll =
-- true the same steps one by one. A head inside of the loop, a scale from around it.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local cfg = config{ hidden = 7, steps = 12, batch = 4, unroll = false }
local n = cfg.hidden

local scale = nn.Parameter({ n }, 0.9)
local reader = { input = nn.Linear(3, 4 * n), recur = nn.Linear(n, 4 * n) }
local writer = { input = nn.Linear(n, 4 * n), recur = nn.Linear(n, 4 * n) }
local head = nn.Linear(n, 2)

local function cell(net, last)
  return function(carry, x)
    local h, c = carry[1], carry[2]
    local i, f, g, o = (net.input(x) + net.recur(h)):chunk(4, -1)
    c = f:sigmoid() * c + i:sigmoid() * g:tanh()
    h = o:sigmoid() * c:tanh() * scale:exp()
    if last then
      return { h, c }, last(h)
    end
    return { h, c }, h
  end
end

local function scan(f, start, xs, options)
  if not cfg.unroll then
    return tensor.scan(f, start, xs, options)
  end
  local ys, count = {}, xs:size(0)
  for step = 1, count do
    local t = options and count - step or step - 1
    start, ys[t + 1] = f(start, xs:select(0, t))
  end
  return start, tensor.stack(ys, 0)
end

local function run(x)
  local zero = tensor.zeros(x:size(0), n)
  local last, ys = scan(cell(reader), { zero, zero }, x:transpose(0, 1))
  local _, zs = scan(cell(writer, head), last, ys, { reverse = true })
  return zs:transpose(0, 1)
end

return model{
  inputs = { x = { shape = { cfg.steps, 3 } }, y = { shape = { cfg.steps, 2 } } },
  batch = cfg.batch,
  modules = { scale = scale, reader = reader, writer = writer, head = head },
  loss = function(batch) return nn.mse(run(batch.x), batch.y) end,
  predict = function(batch) return run(batch.x) end,
  optimizer = optim.Adam{ lr = 1e-2, clip_norm = 0.5 },
}
