-- Whole numbers: extremes, comparisons and places, whose C must not test what always holds.
local nn, optim = require "nn", require "optim"
local a = nn.Parameter({ 3, 4, 5 }, nn.init.normal())

return model{
  inputs = {
    x = { shape = { 4, 5 } },
    n = { shape = { 4 }, classes = 9 },
    m = { shape = { 4 }, dtype = "int" },
  },
  batch = 3,
  loss = function(batch)
    local n, m = batch.n, batch.m
    local whole = n:maximum(m):minimum(5) + m:abs() - n * 2 + (-m):relu() + n:clamp(-3, 4)
    whole = whole + n:max(1, true) + n:min(0, true) + n:sum(1, true) + m:gt(n):int()
    whole = whole + n:eq(m):logical_or(n:lt(3)):int() + n:one_hot(9):int():sum(-1)
    local places = a:argmax(1):float():sum() + a:argmin(2):float():mean()
    places = places + whole:argmax(1):float():sum()
    local waves = (a * whole:float():sin():unsqueeze(-1)):mean()
    local extremes = (a * batch.x):amax({ 0, 2 }):square():mean() + (a - batch.x):amin(0):mean()
    return waves + extremes + 1e-3 * places
  end,
  optimizer = optim.SGD{ lr = 1e-3 },
}
