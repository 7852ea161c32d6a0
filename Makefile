# gradcc: two commands matter, and both work on a fresh Debian 12 machine:
#
#   make train    install what is missing, build, train models/mlp.lua (or MODEL=models/lenet.lua)
#   make check    install what is missing, build, run every test
#
# Everything made here goes under $(BUILD); the program is build/gradcc. All paths are relative, so
# the checkout may live anywhere, also under a name with spaces. Knobs: CC, BUILD, PREFIX, JOBS, V=1
# (show commands), WERROR=1 (warnings are errors), SANITIZE=address,undefined (see asan),
# ASSUME_DEPS=1 (leave apt-get alone).
#
# For another machine: CC=aarch64-linux-gnu-gcc, LUA_CFLAGS and LDFLAGS with the paths of that
# machine's libraries, and RUN, what runs its programs here: "qemu-aarch64 -L /usr/aarch64-linux-gnu".
# Where binfmt_misc knows such programs (package qemu-user-binfmt), no RUN, and make check works too.

BUILD  ?= build
PREFIX ?= /usr/local
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)

ifeq ($(origin CC),default)
CC := gcc
endif

# ---- flags ----

LUA_CFLAGS ?= -I/usr/include/lua5.4
WARNINGS   := -Wall -Wextra -Wshadow -Wstrict-prototypes $(if $(WERROR),-Werror)
LIBRARIES  := tensor nn optim data autograd
FLOORS     := base graph passes program emit host driver
CPPFLAGS   += -D_GNU_SOURCE -Icompiler $(FLOORS:%=-Icompiler/%) -Iruntime $(LUA_CFLAGS)
CFLAGS     += -std=c11 $(if $(SANITIZE),-O1,-O2) -g $(WARNINGS) $(SANITIZERS)
SANITIZERS := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all)
# The small libraries are linked statically: the program starts in 0.7 ms instead of 0.9.
LDLIBS     := -Wl,-Bstatic -ltcc -llua5.4 -ldeflate -ljansson -Wl,-Bdynamic -lpthread -ldl -lm

# Options, if the compiler knows them.
accepted = $(shell $(CC) -Werror $(1) -E -x c /dev/null >/dev/null 2>&1 && echo '$(1)')

# Nodes and kernels are structs of some hundred bytes. gcc's own way to copy and to clear such, rep movs
# and rep stos, begins slowly and waits for what was written just before: it took a tenth of the start.
# Other compilers have no such option, nor the need for it.
BY_CALL := $(foreach what,memcpy memset,-m$(what)-strategy=libcall:-1:noalign)
COMPILER_CFLAGS := $(call accepted,$(BY_CALL))

# The runtime is where the time goes. -fno-math-errno and -fno-trapping-math (no one reads the flags
# of floating-point exceptions) let gcc vectorise calls of libm, floor and selections; nothing here
# gives up IEEE arithmetic. -fwrapv: int32 tensors wrap around. -falign-loops: a block kernel's loop
# of 24 bytes runs at half the speed across cache lines. (Sanitizers make -O3 take minutes.)
RUNTIME_CFLAGS := $(if $(SANITIZE),,-O3) -fno-math-errno -fno-trapping-math -ffp-contract=off -fwrapv -falign-loops=32
# Products are multiply-add instructions, which round once; gcc -O1 does not look for them by itself.
# For ARM gcc moves loads so far ahead that sums find no register (on x86-64 it never does).
GEMM_CFLAGS    := -ffp-contract=fast $(call accepted,-fno-schedule-insns) \
    $(if $(SANITIZE),-fexpensive-optimizations)

# Block kernels are compiled once for every instruction set and chosen when the program starts. What
# the compiler makes code for decides which there are, not the machine that it runs on.
PER_ISA := elem tile random gemm fold
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine)),)
ISAS := baseline avx2 avx512
endif
ISAS       ?= baseline
ISA_avx2   := -mavx2 -mfma
ISA_avx512 := -mavx512f -mavx512bw -mavx512vl -mavx512dq -mfma -mprefer-vector-width=512

# Recipes show one short line; V=1 shows the commands.
SHOW    = $(if $(V),,@echo '  $(1) $(if $(2),$(2),$@)' &&)
COMPILE = $(call SHOW,cc,$<) $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
LINK    = $(call SHOW,link) $(CC) $(SANITIZERS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# A recipe that builds in parallel by itself, unless the caller's make already does.
PARALLEL = $(MAKE) $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS)) --no-print-directory

# ---- what is built ----

COMPILER := $(patsubst %.c,$(BUILD)/%.o,$(wildcard compiler/*/*.c))
KERNELS  := $(wildcard $(PER_ISA:%=runtime/%.c))
RUNTIME  := $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(KERNELS),$(wildcard runtime/*.c))) \
    $(foreach isa,$(ISAS),$(KERNELS:%.c=$(BUILD)/%.$(isa).o))
# The Lua library: tensor.lua, nn.lua and so on, and the parts they require, as "nn.loss".
MODULES  := $(wildcard $(LIBRARIES:%=models/%.lua) $(LIBRARIES:%=models/%/*.lua))
LIBRARY  := $(filter-out $(BUILD)/compiler/driver/main.o,$(COMPILER)) $(RUNTIME) $(BUILD)/embedded.o

UNIT_TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
CASES      := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/cases/*.c))
PROGRAMS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/pass/*.c tests/gradcheck/*.c tests/equiv/*.c)) \
    $(BUILD)/tests/cases/cases
TESTS      := $(UNIT_TESTS) $(PROGRAMS)
HELPERS    := $(BUILD)/tests/helpers.a

all: $(BUILD)/gradcc

$(BUILD)/gradcc: $(BUILD)/compiler/driver/main.o $(BUILD)/libgradcc.a
	$(LINK)

# An archive, so that a test program takes in only what it uses.
$(BUILD)/libgradcc.a: $(LIBRARY)
	@rm -f $@
	$(call SHOW,pack) $(AR) rcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE)

$(BUILD)/embedded.o: $(BUILD)/embedded.c $(BUILD)/flags
	$(COMPILE)

$(COMPILER): CFLAGS += $(COMPILER_CFLAGS)
$(RUNTIME): CFLAGS += $(RUNTIME_CFLAGS)
# Behind the line above, which it overrules; a rule for a pattern would come before.
$(ISAS:%=$(BUILD)/runtime/gemm.%.o): CFLAGS += $(GEMM_CFLAGS)

define isa_rule
$(BUILD)/runtime/%.$(1).o: runtime/%.c $(BUILD)/flags
	@mkdir -p $$(@D)
	$$(COMPILE) -DRT_ISA=$(1) $$(ISA_$(1))
endef
$(foreach isa,$(ISAS),$(eval $(call isa_rule,$(isa))))

# The Lua modules, as text and compiled: see compiler/embed.c.
$(BUILD)/embedded.c: $(BUILD)/embed $(MODULES) runtime/branchless.h
	$(call SHOW,embed) $(RUN) $(BUILD)/embed $(MODULES:models/%.lua=%) > $@

$(BUILD)/embed: compiler/embed.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call SHOW,cc,$<) $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< -Wl,-Bstatic -llua5.4 -Wl,-Bdynamic -lm -ldl

# Before 2024 tcc_relocate took the memory to place the code in as a second argument. Without the
# header there is no answer to write down.
$(BUILD)/tcc_config.h:
	@mkdir -p $(@D)
	@printf '%s\n' '#include <libtcc.h>' 'int probe(TCCState *s);' \
	    'int probe(TCCState *s) { return tcc_relocate(s, (void *)0); }' > $(BUILD)/tcc_probe.c
	@$(CC) -fsyntax-only -include libtcc.h -x c /dev/null || \
	    { echo 'gradcc is built with libtcc and other libraries: make deps installs them' >&2; exit 1; }
	@if $(CC) -fsyntax-only $(BUILD)/tcc_probe.c 2>/dev/null; \
	    then echo '#define TCC_RELOCATE_TAKES_MEMORY 1'; \
	    else echo '#define TCC_RELOCATE_TAKES_MEMORY 0'; fi > $@

$(BUILD)/compiler/host/jit.o: $(BUILD)/tcc_config.h
$(BUILD)/compiler/host/jit.o: CPPFLAGS += -include $(BUILD)/tcc_config.h

# Changed flags rebuild everything; -Werror changes no code and does not count.
FLAGS_NOW := $(CC) $(CPPFLAGS) $(filter-out -Werror,$(CFLAGS)) $(COMPILER_CFLAGS) $(RUNTIME_CFLAGS) \
    $(GEMM_CFLAGS) $(foreach isa,$(ISAS),$(ISA_$(isa))) $(LDFLAGS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS_NOW)' | cmp -s - $@ || echo '$(FLAGS_NOW)' > $@

# ---- test programs ----

test-programs: $(TESTS) $(BUILD)/gradcc

$(filter-out %/cases,$(TESTS)): $(BUILD)/%: $(BUILD)/%.o $(HELPERS) $(BUILD)/libgradcc.a
	$(LINK) -lcmocka

$(BUILD)/tests/cases/cases: $(CASES) $(HELPERS) $(BUILD)/libgradcc.a
	$(LINK)

$(HELPERS): $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c))
	@rm -f $@
	$(call SHOW,pack) $(AR) rcs $@ $^

# Sources of tests that no suite runs.
test-objects: $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/bench/*.c tests/fuzz/*.c))

# ---- packages: "name reason" lines; .ci/packages installs the missing ones ----

MODEL ?= models/mlp.lua

# Packages with data; a model needs those that its comment names.
DATA_PACKAGES := dataset-fashion-mnist python3-sklearn jargon-text wamerican
DATA_OF        = $(sort $(filter $(DATA_PACKAGES),$(shell cat $(1) | tr -c 'a-z0-9-' ' ')))

BUILD_PACKAGES := gcc libc6-dev libtcc-dev liblua5.4-dev libdeflate-dev libjansson-dev
TRAIN_PACKAGES := $(BUILD_PACKAGES) $(call DATA_OF,$(MODEL))
CHECK_PACKAGES := $(BUILD_PACKAGES) $(call DATA_OF,models/*.lua) libcmocka-dev bats tcc clang jq \
    python3 python3-torch python3-numpy
BENCH_PACKAGES := $(BUILD_PACKAGES) jargon-text python3-torch libopenblas0-pthread
LINT_PACKAGES  := $(BUILD_PACKAGES) clang clang-tidy clang-format

INSTALL_DEPS = $(if $(ASSUME_DEPS),@:,@tests/packages.sh)

deps:
	$(INSTALL_DEPS) $(sort $(CHECK_PACKAGES) $(LINT_PACKAGES) $(BENCH_PACKAGES))

# ---- training ----

train:
	$(INSTALL_DEPS) $(TRAIN_PACKAGES)
	@$(PARALLEL) all
	$(BUILD)/gradcc train $(MODEL)

# ---- checking ----

SUITES := unit pass golden error gradcheck cases equiv cli parity

check:
	$(INSTALL_DEPS) $(CHECK_PACKAGES)
	@$(PARALLEL) test-programs
	@BUILD='$(BUILD)' tests/run.sh $(SUITES)

$(SUITES:%=check-%): check-%:
	@$(PARALLEL) test-programs
	@BUILD='$(BUILD)' tests/run.sh $*

# The same comparison as check-parity, shown as a table.
parity: all
	@GRADCC='$(BUILD)/gradcc' tests/parity/run.sh --table

# The gradients of every model against differences, first and second order; large models in small.
SCRIPTS      := $(filter-out $(LIBRARIES),$(patsubst models/%.lua,%,$(wildcard models/*.lua)))
SMALL_gpt    := context=16 dim=16 heads=2
SMALL_resnet := width=2

check-models: $(SCRIPTS:%=check-model-%)
$(SCRIPTS:%=check-model-%): check-model-%: all
	@found=$$($(BUILD)/gradcc check models/$*.lua $(SMALL_$*)) || status=1; \
	    echo "$*: $$(echo "$$found" | tail -n 1)"; exit $${status:-0}

# Bits per character of the models of text after 2,000 steps, here and in PyTorch; takes minutes.
parity-text:
	$(INSTALL_DEPS) $(CHECK_PACKAGES)
	@$(PARALLEL) all
	@GRADCC='$(BUILD)/gradcc' tests/parity/run.sh --bits

# Does it read like English? make words MODEL=models/gpt.lua, once that is trained: the share of words
# in the dictionary, of what the model writes and of the text that it never read.
CHECKPOINT = runs/$(basename $(notdir $(MODEL)))/model.safetensors

words: all
	@GRADCC='$(BUILD)/gradcc' python3 tests/bench/words.py $(MODEL) $(CHECKPOINT) --temperature 0.8

golden: all
	@BUILD='$(BUILD)' tests/golden/run.sh --update

# What operators there are, and the functions of the library, as a page.
reference: all
	$(BUILD)/gradcc ops --markdown > $(BUILD)/operators.md

# Suites take several times as long here; TEST_TIMEOUT is what one of them may take, in seconds.
asan:
	@TEST_TIMEOUT=1800 $(MAKE) --no-print-directory check BUILD=$(BUILD)/asan SANITIZE=address,undefined

# Warnings as errors from two compilers, then clang-tidy (.clang-tidy) and the layout.
lint:
	$(INSTALL_DEPS) $(LINT_PACKAGES) libcmocka-dev
	@$(PARALLEL) test-programs test-objects BUILD=$(BUILD)/lint-gcc CC=gcc WERROR=1
	@$(PARALLEL) test-programs test-objects BUILD=$(BUILD)/lint-clang CC=clang WERROR=1
	@$(PARALLEL) tidy format

TIDY := $(patsubst %.c,$(BUILD)/tidy/%,$(wildcard compiler/*.c compiler/*/*.c runtime/*.c))
tidy: $(TIDY)
$(TIDY): $(BUILD)/tidy/%: %.c .clang-tidy $(BUILD)/tcc_config.h
	@mkdir -p $(@D)
	$(call SHOW,tidy,$<) clang-tidy --quiet --warnings-as-errors='*' $< -- $(CPPFLAGS) -std=c11 -DRT_ISA=baseline \
	    -include $(BUILD)/tcc_config.h
	@touch $@

SOURCES := $(filter-out tests/golden/%,\
    $(wildcard compiler/*.c compiler/*/*.[ch] runtime/*.[ch] tests/*.[ch] tests/*/*.[ch]))
format:
	clang-format --dry-run --Werror $(SOURCES)
fmt:
	clang-format -i $(SOURCES)

# Random networks by every route, and random graphs, with gradients, by every route against the
# reference interpreter. NETWORKS, GRAPHS and SEED may be set; `--histogram` of the second program
# counts operators, `--first N --graphs 1` repeats one graph.
NETWORKS ?= 200
GRAPHS   ?= 10000
SEED     ?= 1

random:
	$(INSTALL_DEPS) $(CHECK_PACKAGES)
	@$(PARALLEL) test-programs
	GRADCC=$(BUILD)/gradcc python3 tests/equiv/networks.py $(SEED) $(NETWORKS)
	$(BUILD)/tests/equiv/random --graphs $(GRAPHS) --seed $(SEED) --jobs $(JOBS) --cc gcc --cc clang

# BENCH: options of tests/bench/bench.py, like --quick, and workloads. PYTHON: whose PyTorch it is.
BENCH  ?=
PYTHON ?= /usr/bin/python3
# Debian's OpenBLAS takes its AVX2 kernels on AMD processors that have AVX-512.
BLAS_CORE := $(if $(shell grep -m1 -o avx512f /proc/cpuinfo),OPENBLAS_CORETYPE=SKYLAKEX)

bench:
	$(INSTALL_DEPS) $(BENCH_PACKAGES)
	@$(PARALLEL) all
	@$(BLAS_CORE) BUILD='$(BUILD)' $(PYTHON) tests/bench/bench.py $(BENCH)

# What `make bench` compares with beside Debian's PyTorch, from pip: 600 MB. With torch among them,
# of which 5 GB are for graphics cards, PYTHON=build/peers/bin/python has today's PyTorch.
PEERS ?= jax tinygrad

peers:
	$(INSTALL_DEPS) $(BENCH_PACKAGES) python3-venv clang
	$(PYTHON) -m venv $(BUILD)/peers
	$(BUILD)/peers/bin/pip install $(PEERS)

# Lines of C and compile time of recurrent models, for few steps and for many.
bench-loops:
	$(INSTALL_DEPS) $(BENCH_PACKAGES)
	@$(PARALLEL) all
	@BUILD='$(BUILD)' tests/bench/loops.sh

# The runtime's kernels alone, against their plain forms and the machine's peak.
bench-kernels:
	@$(PARALLEL) $(BUILD)/tests/bench/kernels
	$(BLAS_CORE) $(BUILD)/tests/bench/kernels

$(BUILD)/tests/bench/kernels: $(BUILD)/tests/bench/kernels.o $(HELPERS) $(BUILD)/libgradcc.a
	$(LINK)

# Readers of foreign bytes against libFuzzer, FUZZ_SECONDS each; what they found stays in the corpus.
FUZZ_SECONDS ?= 30
FUZZERS := idx npy csv safetensors graph

fuzz:
	$(INSTALL_DEPS) $(BUILD_PACKAGES) clang
	@$(PARALLEL) $(FUZZERS:%=fuzz-%) BUILD=$(BUILD)/fuzz CC=clang \
	    SANITIZE=fuzzer-no-link,address,undefined

$(FUZZERS:%=fuzz-%): fuzz-%: $(BUILD)/tests/fuzz/fuzz_%
	@mkdir -p $(BUILD)/corpus/$*
	$< -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
	    -artifact_prefix=$(BUILD)/corpus/$*- $(BUILD)/corpus/$* tests/fuzz/seeds/$*

$(FUZZERS:%=$(BUILD)/tests/fuzz/fuzz_%): %: %.o $(BUILD)/libgradcc.a
	$(LINK) -fsanitize=fuzzer

# ---- the rest ----

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/gradcc/models
	install -m 755 $(BUILD)/gradcc $(DESTDIR)$(PREFIX)/bin/gradcc
	install -m 644 models/*.lua $(DESTDIR)$(PREFIX)/share/gradcc/models

clean:
	rm -rf $(BUILD)

FORCE:
.PHONY: all reference test-programs test-objects deps train check $(SUITES:%=check-%) check-models $(SCRIPTS:%=check-model-%) parity parity-text words random \
    golden asan lint tidy format fmt bench bench-loops bench-kernels peers fuzz $(FUZZERS:%=fuzz-%) install \
    clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
