local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = nn.interpolate(y:reshape(1, 2, 2, 2), { scale_factor = { 2, 3, 4 } }) -- error: interpolate: scale factors: 3 numbers for 2 axes
    return y:sum()
  end,
}
