-- Loops, against what PyTorch computes without one, and against its recurrent layers.
local function last_and_ys(f, init, xs, options)
  local last, ys = tensor.scan(f, init, xs, options)
  return last, ys
end

local function running_sum(a, b, options)
  return last_and_ys(function(h, x) h = h + x; return h, h end, b, a, options)
end

-- h' = tanh(x w^T + h u^T)
local function rnn(w, u)
  return function(h, x)
    h = (x:matmul(w:t()) + h:matmul(u:t())):tanh()
    return h, h
  end
end

local function part(z, i, n)
  return z:narrow(-1, i * n, n)
end

local function lstm(w, u)
  return function(carry, x)
    local h, c = carry[1], carry[2]
    local n, z = h:size(-1), x:matmul(w:t()) + h:matmul(u:t())
    c = part(z, 1, n):sigmoid() * c + part(z, 0, n):sigmoid() * part(z, 2, n):tanh()
    h = part(z, 3, n):sigmoid() * c:tanh()
    return { h, c }, h
  end
end

local function gru(w, u)
  return function(h, x)
    local n, a, b = h:size(-1), x:matmul(w:t()), h:matmul(u:t())
    local reset = (part(a, 0, n) + part(b, 0, n)):sigmoid()
    local keep = (part(a, 1, n) + part(b, 1, n)):sigmoid()
    local fresh = (part(a, 2, n) + reset * part(b, 2, n)):tanh()
    h = keep * h + (1 - keep) * fresh
    return h, h
  end
end

local function squares(...)
  local total = 0
  for _, operand in ipairs{ ... } do
    total = total + (operand * operand):sum()
  end
  return total
end

return {
  { "scan", function(a, b) return running_sum(a, b) end,
    torch = "a.sum(0) + b, a.cumsum(0) + b",
    shapes = { { a = { 4, 3 }, b = { 3 } }, { a = { 1, 2 }, b = { 2 } }, { a = { 5 }, b = {} } } },
  { "scan", function(a, b) return running_sum(a, b, { reverse = true }) end,
    torch = "a.sum(0) + b, a.flip(0).cumsum(0).flip(0) + b", a = { 4, 2, 3 }, b = { 2, 3 } },
  { "scan", function(a, b)
      return last_and_ys(function(h) return h * b, h + b end, a, nil, { length = 3 })
    end, torch = "a * b**3, torch.stack([a + b, a * b + b, a * b * b + b])",
    a = nonzero{ 2, 3 }, b = nonzero{ 2, 3 } },
  { "scan", function(a, b, c) -- several of each, and a value from around that is no leaf
      local scale = c:sin()
      local last, ys = tensor.scan(function(h, x)
        return { h[1] + x[1] * scale, h[2] * scale }, { x[1] * h[2], x[2] + 1 }
      end, { b, c }, { a, a * a })
      return last[1], last[2], ys[1], ys[2]
    end,
    torch = "b + (a * c.sin()).sum(0), c * c.sin()**2, " ..
            "torch.stack([a[0] * c, a[1] * c * c.sin()]), a * a + 1",
    a = { 2, 3 }, b = { 3 }, c = { 3 } },
  { "scan", function(a, b, c, d) return last_and_ys(rnn(c, d), b, a) end,
    torch = "(lambda y, h: (h[0], y))(*torch.rnn_tanh(a, b[None], [c, d], False, 1, 0., False, " ..
            "False, False))", a = { 4, 2, 3 }, b = { 2, 5 }, c = { 5, 3 }, d = { 5, 5 } },
  { "scan", function(a, b, c, d, e)
      local last, ys = tensor.scan(lstm(d, e), { b, c }, a)
      return ys, last[1], last[2]
    end,
    torch = "(lambda y, h, c: (y, h[0], c[0]))(*torch.lstm(a, (b[None], c[None]), [d, e], " ..
            "False, 1, 0., False, False, False))",
    a = { 4, 2, 3 }, b = { 2, 4 }, c = { 2, 4 }, d = { 16, 3 }, e = { 16, 4 } },
  { "scan", function(a, b, c, d) return last_and_ys(gru(c, d), b, a) end,
    torch = "(lambda y, h: (h[0], y))(*torch.gru(a, b[None], [c, d], False, 1, 0., False, " ..
            "False, False))", a = { 3, 2, 3 }, b = { 2, 4 }, c = { 12, 3 }, d = { 12, 4 } },
  { "scan", function(a, b) -- a loop in a loop, which uses what is around both
      return (tensor.scan(function(h, x)
        return tensor.scan(function(g, y) return g * y + b end, h, x)
      end, b, a))
    end, torch = "(((b * a[0, 0] + b) * a[0, 1] + b) * a[1, 0] + b) * a[1, 1] + b",
    a = { 2, 2, 3 }, b = { 3 } },

  { "scan", function(a, b, c, d, e) -- the same steps one by one give the same, and no gradient
      local _, ys = tensor.scan(lstm(d, e), { b, c }, a)
      local carry, unrolled = { b, c }, {}
      for t = 0, a:size(0) - 1 do
        carry, unrolled[t + 1] = lstm(d, e)(carry, a:select(0, t))
      end
      return (ys - tensor.stack(unrolled, 0)) * 10 + squares(a, b, c, d, e)
    end, torch = "torch.zeros(16, 2, 3).to(a) + (a * a).sum() + (b * b).sum() + (c * c).sum() + " ..
                 "(d * d).sum() + (e * e).sum()",
    a = { 16, 2, 2 }, b = inside{ 2, 3 }, c = inside{ 2, 3 }, d = inside{ 12, 2 },
    e = inside{ 12, 3 } },

  { wrong = "scan", function(a, b) return tensor.scan(function(h, x) return h:sum() end, b, a) end,
    a = { 4, 3 }, b = { 3 },
    error = "scan: carry 1 is f32 (3) at the start and f32 () after a step" },
  { wrong = "scan", function(a, b) return tensor.scan(function(h) return h:int() end, b, a) end,
    a = { 4, 3 }, b = { 3 },
    error = "scan: carry 1 is f32 (3) at the start and i32 (3) after a step" },
  { wrong = "scan", function(a, b) return tensor.scan(function(h) return { h } end, b, a) end,
    a = { 4, 3 }, b = { 3 },
    error = "scan: the carry goes in as a tensor and comes out as a list" },
  { wrong = "scan",
    function(a, b) return tensor.scan(function(h) return { h[1] } end, { b, b }, a) end,
    a = { 4, 3 }, b = { 3 }, error = "scan: 2 carries go in, 1 come out" },
  { wrong = "scan", function(a, b) return tensor.scan(function(h) return h end, b) end,
    a = { 4, 3 }, b = { 3 },
    error = "scan: without xs the number of steps is needed, as in { length = 10 }" },
  { wrong = "scan", function(a, b) return tensor.scan(function(h) return h end, b, { a, b }) end,
    a = { 4, 3 }, b = { 3 }, error = "scan: x 2 is (3); its first axis must be the 4 steps" },
  { wrong = "scan",
    function(a, b) return tensor.scan(function(h, x) return h + tensor.rand(3) end, b, a) end,
    a = { 4, 3 }, b = { 3 },
    error = "rand: not inside scan, whose body is the same in every step; draw the numbers of " ..
            "all steps outside, and give them as xs" },
}
