local nn = require "nn"
nn.Parameter({ 4, 2 }, 0, { unit_axis = 1, groups = 2 })
nn.Parameter({ 4, 2 }, 0, { unit_axis = 1, groups = 3 }) -- error: Parameter: 3 groups need a first axis that they divide, and a unit_axis behind it
