-- Begun while the metrics are traced, and resumed while the prediction is.
local autograd = require "autograd"
local begun = coroutine.create(function(x)
  return autograd.custom_grad(coroutine.yield, print)(x) -- error: custom_grad: the function began in another trace
end)
return model {
  inputs = { x = { shape = { 3 } } },
  metrics = function(batch)
    local x = batch.x
    for _ = 1, 50 do x = x:sin() end
    coroutine.resume(begun, x)
    return {}
  end,
  predict = function(batch)
    local good, result = coroutine.resume(begun, batch.x)
    if not good then
      error(result, 0)
    end
    return result
  end,
}
