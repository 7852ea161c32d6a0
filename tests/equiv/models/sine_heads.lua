-- Attention whose weights are found by sines and taken relative to the largest of a row: its
-- backward pass, which computes weights again where it can, has to meet the same largest ones.
local nn, optim = require "nn", require "optim"
local heads, width, queries, keys = 8, 8, 96, 93

local query = nn.Linear(heads * width, heads * width)
local both = nn.Linear(heads * width, 2 * heads * width)

local function split(x)
  return x:unflatten(-1, { heads, width }):transpose(1, 2)
end

return model{
  inputs = { x = { shape = { queries, heads * width } } },
  batch = 4,
  loss = function(batch)
    local k, v = both(batch.x:narrow(1, 0, keys)):chunk(2, -1)
    local waves = (split(query(batch.x)):matmul(split(k):transpose(-2, -1)) * 0.9):sin()
    local mixed = (waves - waves:amax(-1, true)):exp():matmul(split(v)) / keys
    return nn.mse_loss(mixed:transpose(1, 2):flatten(2), batch.x)
  end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
