local function depth(n)
  return 1 + depth(n + 1) -- error: stack overflow
end
depth(1)
