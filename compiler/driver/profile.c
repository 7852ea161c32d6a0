/* profile: where the time of the steps goes. In: the kernels of a session and the times that the
 * runtime has kept of them. Out: a table, longest first, and the same as JSON.
 *
 * A kernel's floor is its operations at the peak of multiply-add plus its bytes at the speed of
 * copying memory; one that works in the cache can be faster than that. Times are of one run of the
 * entry: `mean` of all, `least` as if every call were the shortest one.
 */
#include "driver.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

typedef struct Row {
    const EmittedKernel *kernel;
    double seconds;      /* in all */
    double mean, least;  /* microseconds a run of the entry */
    double flops, bytes; /* a run of the entry */
    double floor;        /* microseconds a run of the entry */
} Row;

typedef struct Table {
    Row *rows;
    int count;
    double seconds;         /* of all rows */
    double peak, bandwidth; /* a second */
} Table;

static int compare_rows(const void *a, const void *b)
{
    const Row *x = a, *y = b;
    if (x->seconds != y->seconds) {
        return x->seconds < y->seconds ? 1 : -1;
    }
    return (x->kernel > y->kernel) - (x->kernel < y->kernel);
}

static Row row_of(const EmittedKernel *kernel, const RtTimes *times, const Table *table)
{
    const double runs = (double)kernel->runs;
    Row row = {.kernel = kernel, .seconds = (double)times->total / 1e9};
    row.mean = (double)times->total / (double)times->runs * runs / 1e3;
    row.least = (double)times->least * runs / 1e3;
    row.flops = (double)kernel_flops(kernel->kernel) * runs;
    row.bytes = (double)kernel_bytes(kernel->program, kernel->kernel) * runs;
    row.floor = (row.flops / table->peak + row.bytes / table->bandwidth) * 1e6;
    return row;
}

static Table table_of(const Session *session)
{
    const KernelList *kernels = &session->kernels;
    const RtTimes *times = rt_times();
    Table table = {.peak = rt_peak_flops(), .bandwidth = rt_copy_bandwidth()};
    table.rows = xmalloc((size_t)(kernels->count + 1) * sizeof *table.rows);
    for (int k = 0; k < kernels->count; k++) {
        const char *entry = kernels->items[k].program->graph->name;
        if (times[k].runs > 0 && strcmp(entry, entry_name(ENTRY_INIT)) != 0) {
            Row *row = &table.rows[table.count++];
            *row = row_of(&kernels->items[k], &times[k], &table);
            table.seconds += row->seconds;
        }
    }
    qsort(table.rows, (size_t)table.count, sizeof *table.rows, compare_rows);
    return table;
}

/* Operations a nanosecond of the shortest time; a kernel too short for the clock has none. */
static double gflops(const Row *row)
{
    return row->least > 0 ? row->flops / row->least / 1e3 : 0;
}

static double of_floor(const Row *row)
{
    return row->least > 0 ? row->floor / row->least : 0;
}

static Loc row_loc(const Row *row)
{
    return row->kernel->program->graph->nodes[row->kernel->kernel->node].loc;
}

static void print_table(const Table *table)
{
    fprintf(stderr,
            "%d threads, %s: %.1f GFLOP/s of multiply-add, %.1f GB/s of copying\n"
            "%6s %10s %10s %7s %9s %9s %8s %6s  %s\n",
            rt_threads(), rt_isa(), table->peak / 1e9, table->bandwidth / 1e9, "share", "mean us",
            "least us", "runs", "MFLOP", "kB", "GFLOP/s", "floor", "kernel");
    for (int i = 0; i < table->count; i++) {
        const Row *row = &table->rows[i];
        const Loc loc = row_loc(row);
        say("%5.1f%% %10.2f %10.2f %7lld %9.3f %9.1f %8.1f %5.0f%%  %s  %s:%d",
            100 * row->seconds / table->seconds, row->mean, row->least,
            (long long)row->kernel->runs, row->flops / 1e6, row->bytes / 1e3, gflops(row),
            100 * of_floor(row), row->kernel->name, loc_base(loc), loc.line);
    }
}

static double three_digits(double value)
{
    return round(value * 1e3) / 1e3;
}

static json_t *row_json(const Row *row, double seconds)
{
    const Loc loc = row_loc(row);
    json_t *object = json_object();
    json_object_set_new(object, "kernel", json_string(row->kernel->name));
    json_object_set_new(object, "entry", json_string(row->kernel->program->graph->name));
    json_object_set_new(object, "file", json_text(loc_base(loc)));
    json_object_set_new(object, "line", json_integer(loc.line));
    json_object_set_new(object, "share", json_number(three_digits(row->seconds / seconds)));
    json_object_set_new(object, "mean_us", json_number(three_digits(row->mean)));
    json_object_set_new(object, "least_us", json_number(three_digits(row->least)));
    json_object_set_new(object, "runs", json_integer(row->kernel->runs));
    json_object_set_new(object, "flops", json_number(row->flops));
    json_object_set_new(object, "bytes", json_number(row->bytes));
    json_object_set_new(object, "gflops", json_number(three_digits(gflops(row))));
    json_object_set_new(object, "of_floor", json_number(three_digits(of_floor(row))));
    return object;
}

static json_t *table_json(const Table *table)
{
    json_t *rows = json_array();
    for (int i = 0; i < table->count; i++) {
        json_array_append_new(rows, row_json(&table->rows[i], table->seconds));
    }
    json_t *object = json_object();
    json_object_set_new(object, "peak_gflops", json_number(three_digits(table->peak / 1e9)));
    json_object_set_new(object, "copy_gbs", json_number(three_digits(table->bandwidth / 1e9)));
    json_object_set_new(object, "kernels", rows);
    return object;
}

json_t *profile_report(const Session *session)
{
    Table table = table_of(session);
    print_table(&table);
    json_t *object = table_json(&table);
    free(table.rows);
    return object;
}
