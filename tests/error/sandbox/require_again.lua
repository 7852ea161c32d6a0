pcall(require, "absent")
require "absent" -- error: require: no module 'absent'
