-- A gated recurrent net, unrolled in Lua for 20 steps: the same weights in every step.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local steps, inputs, hidden = 20, 3, 5
local input = nn.Linear(inputs, 3 * hidden)
local recur = nn.Linear(hidden, 3 * hidden)
local head = nn.Linear(hidden, 1)

local function part(x, i)
  return x:narrow(-1, i * hidden, hidden)
end

local function run(x)
  local state, outputs = tensor.zeros(x:size(0), hidden), {}
  for t = 0, steps - 1 do
    local a, b = input(x:select(1, t)), recur(state)
    local reset, keep = (part(a, 0) + part(b, 0)):sigmoid(), (part(a, 1) + part(b, 1)):sigmoid()
    local fresh = (part(a, 2) + reset * part(b, 2)):tanh()
    state = keep * state + (1 - keep) * fresh
    outputs[#outputs + 1] = state
  end
  return head(tensor.stack(outputs, 1)):squeeze(-1)
end

return model{
  inputs = { x = { shape = { steps, inputs } }, y = { shape = { steps } } },
  batch = 4,
  loss = function(batch) return nn.mse(run(batch.x), batch.y) end,
  predict = function(batch) return run(batch.x) end,
  optimizer = optim.Adam{ lr = 1e-2, clip_norm = 0.5 },
}
