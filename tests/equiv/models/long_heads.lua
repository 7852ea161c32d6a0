-- Causal attention with dropout, so long that a head is worked on in blocks of queries: 509 of them,
-- a prime number, and 512 keys, which lie as far apart as caches dislike.
local nn, optim = require "nn", require "optim"
local heads, width, queries, keys = 2, 8, 509, 512

local query = nn.Linear(heads * width, heads * width)
local both = nn.Linear(heads * width, 2 * heads * width)
local out = nn.Linear(heads * width, 1)

local function split(x)
  return x:unflatten(-1, { heads, width }):transpose(1, 2)
end

return model{
  inputs = { x = { shape = { keys, heads * width } }, y = { shape = { queries, 1 } } },
  batch = 2,
  loss = function(batch)
    local x = batch.x:narrow(1, 0, queries)
    local k, v = both(batch.x):chunk(2, -1)
    local mixed = nn.scaled_dot_product_attention(split(query(x)), split(k), split(v),
                                                  { is_causal = true, dropout_p = 0.1 })
    return nn.mse_loss(out(x + mixed:transpose(1, 2):flatten(2)), batch.y)
  end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
