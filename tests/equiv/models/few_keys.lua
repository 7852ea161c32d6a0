-- Attention with dropout of many queries to few keys: a head is worked on in blocks of queries, and a
-- tile has several rows of it.
local nn, optim = require "nn", require "optim"
local heads, width, queries, keys = 2, 4, 800, 200

local query, both = nn.Linear(heads * width, heads * width), nn.Linear(heads * width, 2 * heads * width)

local function split(x)
  return x:unflatten(-1, { heads, width }):transpose(1, 2)
end

return model{
  inputs = { x = { shape = { queries, heads * width } } },
  batch = 2,
  loss = function(batch)
    local k, v = both(batch.x:narrow(1, 0, keys)):chunk(2, -1)
    local mixed = nn.scaled_dot_product_attention(split(query(batch.x)), split(k), split(v),
                                                  { dropout_p = 0.1 })
    return nn.mse_loss(mixed:transpose(1, 2):flatten(2), batch.x)
  end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
