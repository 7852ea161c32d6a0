local nn = require "nn"
nn.Parameter({ 4, 2 }, 0, { unit_axis = 2 }) -- error: Parameter: unit_axis: axis 2 is outside a tensor of 2 axes
