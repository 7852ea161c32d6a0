-- nn.activation: nonlinearities as functions; nn.GELU() and so on are modules of them.
local activation = {}

function activation.relu(x)
  return x:relu()
end

function activation.sigmoid(x)
  return x:sigmoid()
end

function activation.tanh(x)
  return x:tanh()
end

-- x times the normal distribution function of x, exact.
function activation.gelu(x)
  return x * ((x * math.sqrt(0.5)):erf() + 1) * 0.5
end

function activation.silu(x)
  return x * x:sigmoid()
end

function activation.leaky_relu(x, slope)
  return x:gt(0):where(x, x * (slope or 0.01))
end

function activation.softplus(x)
  return x:softplus()
end

function activation.softmax(x, axis)
  return x:softmax(axis)
end

function activation.log_softmax(x, axis)
  return x:log_softmax(axis)
end

return activation
