-- The largest of all elements, or of all of a channel, and sums of as many, in one kernel each; and
-- of pictures so narrow that a tile has several of their lines.
local nn, optim = require "nn", require "optim"
local net, narrow = nn.Conv2d(2, 3, 3, { padding = 1 }), nn.Conv2d(2, 3, 3, { padding = 1 })

local function ends(y)
  return y:amax() + y:mean() + y:sin():amax({ 0, 2, 3 }):dot(y:sin():mean({ 0, 2, 3 }))
end

return model{
  inputs = { x = { shape = { 2, 28, 30 } } },
  batch = 3,
  modules = { net, narrow },
  loss = function(batch)
    return ends(net(batch.x)) + ends(narrow(batch.x:reshape(-1, 2, 140, 6)))
  end,
  optimizer = optim.SGD{ lr = 1e-2 },
}
