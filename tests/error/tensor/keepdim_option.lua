local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = y:var(0, { unbiased = false }) -- error: var: keepdim must be true or false, not a table; the divisor is said behind it, as { correction = 0 }
    return y:sum()
  end,
}
