-- Slices, flips and permutations feed products, reductions and each other; extents of 1, rank 8.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local a = nn.Parameter({ 6, 8 }, nn.init.normal())
local b = nn.Parameter({ 3, 1, 5 }, nn.init.normal())
local c = nn.Parameter({ 1, 2, 1, 2, 1, 2, 1 }, nn.init.normal())
local s = nn.Parameter({}, 0.3)
local one = nn.Parameter({ 1, 1 }, 2)

return model{
  inputs = {
    x = { shape = { 5, 8 } },
    r = { shape = { 2, 1, 2, 1, 2, 1, 2 } },
    k = { shape = {} },
  },
  batch = 3,
  modules = { a = a, b = b, c = c, s = s, one = one },
  loss = function(batch)
    local sliced = a:slice(0, 1, 6, 2):flip(1):slice(1, 0, 8, 3)
    local product = batch.x:slice(2, 1, 8, 3):matmul(sliced:t())
    local turned = batch.x:transpose(0, 2):flip(0):matmul(b:transpose(0, 1):expand(8, 3, 5))
    local wide = (batch.r:slice(7, 0, 2, 2) * c):amax({ 2, 4, 6 }):sum({ 1, 3 }) * s
    local shared = (one + batch.k):square():clamp(0.5, 4):mean() * s
    local cat = tensor.cat({ product:flip(2), turned:slice(0, 1, 6, 2):slice(1, 0, 3):flip(1)
        :matmul(b:squeeze(1):t()) }, 1)
    return cat:square():mean({ 0, 2 }):max() + wide:sum() + shared + turned:abs():mean()
  end,
  optimizer = optim.SGD{ lr = 1e-3 },
}
