-- arguments: hidden=64
return model {} -- error: 'hidden=64' was given, but the script has no config{}
