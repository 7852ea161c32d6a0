local nn = require "nn"
local net = nn.MultiheadAttention(8, 3) -- error: MultiheadAttention: embed_dim 8 does not divide into 3 heads
