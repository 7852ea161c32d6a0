-- Discrete Fourier transforms.
local cases = {}

local function add(entry)
  table.insert(cases, entry)
end

local norms = { backward = "'backward'", ortho = "'ortho'", forward = "'forward'" }
-- By one matrix, and, of values alone, in two steps and in three. In `distinct` nothing cancels:
-- the elements of other operands may all be the same.
local lengths, long = { 1, 2, 3, 5, 12 }, { 60, 64, 121, 2401 }

-- x:rfft and x:fft of real tensors.
for _, name in ipairs{ "rfft", "fft" } do
  local function both(a, n, axis, norm)
    if name == "rfft" then
      return a:rfft(n, axis, norm)
    end
    return a:fft(nil, n, axis, norm)
  end
  local function torch(rest)
    return ("(lambda y: (y.real + 0 * a.sum(), y.imag))(torch.fft.%s(a%s))"):format(name, rest)
  end
  for _, n in ipairs(lengths) do
    add{ name, function(a) return both(a) end, torch = torch "", a = { n } }
  end
  for _, n in ipairs(long) do
    add{ name, function(a) return both(a) end, torch = torch "", a = distinct{ n },
         discrete = true }
  end
  add{ name, function(a) return both(a) end, torch = torch "", a = distinct{ 49 } }
  for norm, words in pairs(norms) do
    add{ name, function(a) return both(a, nil, 0, norm) end, a = { 6, 2 },
         torch = torch(", dim=0, norm=" .. words) }
    add{ name, function(a) return both(a, 4, 1, norm) end, a = { 2, 6 },
         torch = torch(", n=4, dim=1, norm=" .. words) }
    add{ name, function(a) return both(a, 4, 1, norm) end, a = { 2, 3 },
         torch = torch(", n=4, dim=1, norm=" .. words) }
  end
end

-- Of pairs.
for _, name in ipairs{ "fft", "ifft" } do
  local torch = ("(lambda y: (y.real, y.imag))(torch.fft.%s(torch.complex(a, b)%s))")
  for _, n in ipairs(lengths) do
    add{ name, function(a, b) return a[name](a, b) end, torch = torch:format(name, ""), a = { n },
         b = { n } }
  end
  for _, n in ipairs(long) do
    add{ name, function(a, b) return a[name](a, b) end, torch = torch:format(name, ""),
         a = distinct{ n }, b = distinct{ n }, discrete = true }
  end
  for norm, words in pairs(norms) do
    add{ name, function(a, b) return a[name](a, b, nil, 0, norm) end, a = { 5, 2 }, b = { 5, 2 },
         torch = torch:format(name, ", dim=0, norm=" .. words) }
    add{ name, function(a, b) return a[name](a, b, 4, -2, norm) end, a = { 2, 3, 2 },
         b = { 2, 3, 2 }, torch = torch:format(name, ", n=4, dim=-2, norm=" .. words) }
  end
end

for _, n in ipairs{ 2, 3, 4, 5, 8 } do
  add{ "irfft", function(a, b) return a:irfft(b) end, a = { 2, n }, b = { 2, n },
       torch = "torch.fft.irfft(torch.complex(a, b))" }
  add{ "irfft", function(a, b) return a:irfft(b, 2 * n - 1, 0, "ortho") end, a = { n, 1 },
       b = { n, 1 },
       torch = ("torch.fft.irfft(torch.complex(a, b), %d, 0, 'ortho')"):format(2 * n - 1) }
end
add{ "irfft", function(a, b) return a:irfft(b, 4, 1, "forward"), a:irfft(b, 9), a:irfft(b, 1) end,
     torch = "torch.fft.irfft(torch.complex(a, b), 4, 1, 'forward'), " ..
       "torch.fft.irfft(torch.complex(a, b), 9), torch.fft.irfft(torch.complex(a, b), 1)",
     a = { 2, 4 }, b = { 2, 4 } }
add{ "irfft", function(a, b) return a:irfft(b), a:irfft(b, 99) end, a = distinct{ 50 },
     b = distinct{ 50 }, discrete = true,
     torch = "torch.fft.irfft(torch.complex(a, b)), torch.fft.irfft(torch.complex(a, b), 99)" }
-- There and back again; a convolution round a circle.
add{ "irfft", function(a)
  local re, im = a:rfft()
  return re:irfft(im, a:size(-1))
end, torch = "a", shapes = { { a = { 3, 7 } }, { a = { 2, 3, 1 } } } }
add{ "rfft", function(a, b)
  local x, y = a:rfft()
  local u, v = b:rfft()
  return (x * u - y * v):irfft(x * v + y * u)
end, torch = "torch.fft.irfft(torch.fft.rfft(a) * torch.fft.rfft(b))", a = { 2, 6 }, b = { 6 } }

for _, name in ipairs{ "fft", "ifft", "irfft" } do
  add{ wrong = name, function(a, b) return a[name](a, b) end, a = { 3 }, b = { 4 },
       error = name .. ": needs equal shapes, not tensor f32 (3) and tensor f32 (4)" }
  add{ wrong = name, function(a) return a[name](a, a, 4, 0, "none") end, a = { 3 },
       error = name .. ": norm is 'backward', 'ortho' or 'forward', not none" }
  add{ wrong = name, function(a) return a[name](a, a, nil, 1) end, a = { 3 },
       error = name .. ": axis 1 is outside a tensor of 1 axes" }
end
add{ wrong = "irfft", function(a) return a:irfft() end, a = { 3 },
     error = "irfft: needs a tensor, not nil" }
add{ wrong = "rfft", function(a) return a:rfft(0) end, a = { 3 },
     error = "rfft: the number of elements must be a whole number of at least 1, not 0" }
add{ wrong = "rfft", function(a) return a:rfft() end, a = index(3){ 2 },
     error = "rfft: takes floats, not i32; cast with :float()" }
add{ wrong = "fft", function(a) return a:fft(nil, 4099) end, a = { 2 },
     error = "fft: 4099 elements have the prime factor 4099; up to 2048 are possible" }

return cases
