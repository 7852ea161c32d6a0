local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:sort(0, "descending") -- error: sort: descending must be true or false, not descending
    return y:sum()
  end,
}
