-- Elementwise work on many small planes, of which blocks take several at a time and fewer at the end,
-- or one where it fills a tile:
-- pooling's places, tables that are the same for all planes, truth values, steps and transposed
-- results in memory.
local nn, optim, tensor = require "nn", require "optim", require "tensor"

local conv = nn.Conv2d(5, 5, 3, { padding = 1, bias = false })
local large = nn.Parameter({ 29, 1 }, nn.init.normal())
local table_of_places = nn.Parameter({ 4, 5 }, nn.init.normal())

return model{
  inputs = { x = { shape = { 5, 8, 10 } }, w = { shape = { 2, 29, 32 } } },
  batch = 7,
  modules = { conv = conv, large = large, table_of_places = table_of_places },
  loss = function(batch)
    local pooled = nn.max_pool2d(conv(batch.x), { kernel_size = 2 }) -- (7, 5, 4, 5)
    local places = tensor.arange(20):view(4, 5)
    local chosen = pooled:gt(table_of_places):logical_and(places:lt(13))
    local stepped = batch.x:slice(2, 0, 8, 2):slice(3, 0, 10, 2) -- every second place
    local mixed = chosen:where(stepped * table_of_places, pooled)
    local turned = (mixed + table_of_places):transpose(2, 3):flatten(2) -- (7, 5, 20)
    local w = batch.w:transpose(0, 1)
    local wide = tensor.cat({ w, w:tanh() }, 3) * large
    return turned:square():cumsum(2):mean() + wide:square():mean()
  end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
