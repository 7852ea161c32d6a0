-- Learns the solution of Poisson's equation u_xx + u_yy = f on the unit square, u = 0 on its border,
-- from the equation alone: a physics-informed network (Raissi, Perdikaris and Karniadakis, 2019).
-- f = -2 pi^2 sin(pi x) sin(pi y); the solution u = sin(pi x) sin(pi y) serves only to measure.
-- Data: 25,600 points. Expect a relative L2 error below 0.01 after 40 epochs, in three seconds.
local nn, tensor, optim, data = require "nn", require "tensor", require "optim", require "data"
local autograd = require "autograd"
local cfg = config{ hidden = 32, lr = 1e-2, border = 100 }

-- Points that fill the square evenly, as many as are asked for: multiples of the powers of 1 / 1.3247,
-- modulo 1 (Roberts, 2018).
local points = {}
for i = 1, 25600 do
  points[i] = { i * 0.7548776662466927 % 1, i * 0.5698402909980532 % 1 }
end

local net = nn.Sequential{
  nn.Linear(2, cfg.hidden), nn.Tanh(),
  nn.Linear(cfg.hidden, cfg.hidden), nn.Tanh(),
  nn.Linear(cfg.hidden, 1),
}

local function exact(p)
  return (p * math.pi):sin():narrow(1, 0, 1) * (p * math.pi):sin():narrow(1, 1, 1)
end

-- u_xx + u_yy. The value at a point depends on that point alone, so the gradient of a sum over the
-- points is the gradient at each.
local function laplacian(p)
  local slope = autograd.grad(net(p):sum(), p)
  local u_xx = autograd.grad(slope:select(1, 0):sum(), p):narrow(1, 0, 1)
  local u_yy = autograd.grad(slope:select(1, 1):sum(), p):narrow(1, 1, 1)
  return u_xx + u_yy
end

-- The points moved to the four sides: (0, y), (1, y), (x, 0), (x, 1).
local function border(p)
  local x, y = p:narrow(1, 0, 1), p:narrow(1, 1, 1)
  local sides = { { x * 0, y }, { x * 0 + 1, y }, { x, y * 0 }, { x, y * 0 + 1 } }
  for i, side in ipairs(sides) do
    sides[i] = tensor.cat(side, 1)
  end
  return tensor.cat(sides, 0)
end

-- (n n, 2): a grid over the square, its border included
local function grid(n)
  local steps = tensor.arange(n):float() / (n - 1)
  local x, y = steps:unsqueeze(1):expand(n, n), steps:unsqueeze(0):expand(n, n)
  return tensor.stack({ x:reshape(n * n), y:reshape(n * n) }, 1)
end

return model{
  data      = data.arrays{ p = points },
  batch     = 256,
  epochs    = 40,
  loss      = function(batch)
    local residual = laplacian(batch.p) + 2 * math.pi ^ 2 * exact(batch.p)
    return residual:square():mean() + cfg.border * net(border(batch.p)):square():mean()
  end,
  metrics   = function()
    local p = grid(33)
    local u = exact(p)
    return { relative_l2 = ((net(p) - u):square():sum() / u:square():sum()):sqrt() }
  end,
  predict   = function(batch) return net(batch.p) end,
  optimizer = optim.Adam{ lr = optim.cosine(cfg.lr, 4000) },
}
