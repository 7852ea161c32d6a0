local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = nn.kl_div(y, y, { log_target = 0 }) -- error: kl_div: log_target must be true or false, not 0
    return y:sum()
  end,
}
