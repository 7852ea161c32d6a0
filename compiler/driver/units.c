/* units: what explain found out about the units of a network: a table for people, JSON for programs,
 * and CSV with every unit.
 */
#include "driver.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"

static const char *const class_names[] = {
    [UNIT_A_LOT] = "a lot", [UNIT_A_LITTLE] = "a little", [UNIT_NOTHING] = "nothing"};

/* Of the sum over the network; 0 where that is. */
static double share(const LossParts *loss, double contribution)
{
    return loss->sum > 0 ? contribution / loss->sum : 0;
}

/* ---- the strongest ---- */

enum { STRONGEST = 10 };

typedef struct Strong {
    const Part *part;
    int64_t unit;
} Strong;

static const Unit *strong_unit(const Strong *strong)
{
    return &strong->part->units[strong->unit];
}

/* The strongest units of a loss that contribute anything, largest first; of equal ones those that come
 * first. Returns how many. */
static int find_strongest(const LossParts *loss, Strong strongest[STRONGEST])
{
    int count = 0;
    for (int i = 0; i < loss->count; i++) {
        const Part *part = &loss->parts[i];
        for (int64_t j = 0; j < part->count; j++) {
            const Strong unit = {part, j};
            int place = count;
            while (place > 0 && strong_unit(&strongest[place - 1])->contribution <
                                    strong_unit(&unit)->contribution) {
                place--;
            }
            if (place == STRONGEST || strong_unit(&unit)->class == UNIT_NOTHING) {
                continue;
            }
            count += count < STRONGEST;
            memmove(&strongest[place + 1], &strongest[place],
                    (size_t)(count - 1 - place) * sizeof(Strong));
            strongest[place] = unit;
        }
    }
    return count;
}

/* ---- ranges ---- */

/* The next run of units of the class from *first on: sets *first and *last; false: there is none. */
static bool next_run(const Part *part, UnitClass class, int64_t *first, int64_t *last)
{
    while (*first < part->count && part->units[*first].class != class) {
        ++*first;
    }
    *last = *first;
    while (*last + 1 < part->count && part->units[*last + 1].class == class) {
        ++*last;
    }
    return *first < part->count;
}

/* "3, 9-12, 40 of 256"; what does not fit into a line is counted: "3, 9-12 and 27 more of 256". */
static void add_ranges(Arena *arena, const Part *part, UnitClass class, Text *out)
{
    enum { LONGEST = 72 };
    const size_t start = out->length;
    int64_t left = part->counts[class], last = 0;
    for (int64_t first = 0; next_run(part, class, &first, &last); first = last + 1) {
        if (out->length - start > LONGEST) {
            text_printf(out, " and %s more", count_text(arena, left));
            break;
        }
        text_printf(out, first < last ? "%s%lld-%lld" : "%s%lld", out->length > start ? ", " : "",
                    (long long)first, (long long)last);
        left -= last - first + 1;
    }
    text_printf(out, " of %s\n", count_text(arena, part->count));
}

/* ---- the table ---- */

static const char marks[] = {[UNIT_A_LOT] = '#', [UNIT_A_LITTLE] = '-', [UNIT_NOTHING] = '.'};

/* The letters of the longest text in each column. */
typedef struct Widths {
    int parameter, shape;
} Widths;

static char *shown(Arena *arena, const char *name)
{
    Text text = {0};
    text_add_escaped(&text, name);
    char *made = arena_strdup(arena, text.data ? text.data : "");
    text_free(&text);
    return made;
}

/* In letters, not bytes. */
static int width_of(const char *text)
{
    int width = 0;
    for (; *text; text++) {
        width += (*text & 0xC0) != 0x80;
    }
    return width;
}

static void widen(int *width, const char *text)
{
    const int needed = width_of(text);
    *width = needed > *width ? needed : *width;
}

static void add_cell(const char *text, int width, Text *out)
{
    text_printf(out, "  %s%*s", text, width - width_of(text), "");
}

/* The units as [####-------.....]: those that do a lot, a little, nothing. */
static void add_bar(const Part *part, Text *out)
{
    enum { WIDTH = 20 };
    int64_t before = 0;
    text_add(out, "[");
    for (int class = 0; class < UNIT_CLASSES; class ++) {
        const int64_t behind = before + part->counts[class];
        for (int64_t k = before * WIDTH / part->count; k < behind * WIDTH / part->count; k++) {
            text_addn(out, &marks[class], 1);
        }
        before = behind;
    }
    text_add(out, "]");
}

static void add_parameters(Arena *arena, const LossParts *loss, Widths widths, Text *out)
{
    add_cell("units of", widths.parameter, out);
    add_cell("shape", widths.shape, out);
    for (int class = 0; class < UNIT_CLASSES; class ++) {
        text_printf(out, "  %10s", arena_printf(arena, "%c %s", marks[class], class_names[class]));
    }
    text_add(out, "    share\n");
    for (int i = 0; i < loss->count; i++) {
        const Part *part = &loss->parts[i];
        const StateVar *var = part->parameter;
        add_cell(shown(arena, var->name), widths.parameter, out);
        add_cell(shape_text(arena, &var->shape), widths.shape, out);
        for (int class = 0; class < UNIT_CLASSES; class ++) {
            text_printf(out, "  %10s", count_text(arena, part->counts[class]));
        }
        text_printf(out, "  %5.1f %%  ", 100 * share(loss, part->sum));
        add_bar(part, out);
        text_printf(out, "  %s:%d\n", shown(arena, loc_base(var->loc)), var->loc.line);
    }
}

/* "0.weight[3]"; a scalar is its only unit. */
static char *unit_name(Arena *arena, const Strong *strong)
{
    const StateVar *parameter = strong->part->parameter;
    char *name = shown(arena, parameter->name);
    return parameter->shape.rank ? arena_printf(arena, "%s[%lld]", name, (long long)strong->unit)
                                 : name;
}

static void add_strongest(Arena *arena, const LossParts *loss, Text *out)
{
    static const char title[] = "strongest units";
    Strong strongest[STRONGEST];
    const int count = find_strongest(loss, strongest);
    int width = width_of(title);
    for (int i = 0; i < count; i++) {
        widen(&width, unit_name(arena, &strongest[i]));
    }
    text_add(out, "\n");
    add_cell(title, width, out);
    text_printf(out, "  %12s  %12s  %7s\n", "contribution", "correction", "share");
    for (int i = 0; i < count; i++) {
        const Unit *unit = strong_unit(&strongest[i]);
        add_cell(unit_name(arena, &strongest[i]), width, out);
        text_printf(out, "  %12.4g  %12.4g  %5.1f %%\n", unit->contribution, unit->correction,
                    100 * share(loss, unit->contribution));
    }
}

static void add_idle(Arena *arena, const LossParts *loss, Widths widths, Text *out)
{
    bool any = false;
    for (int i = 0; i < loss->count; i++) {
        const Part *part = &loss->parts[i];
        if (part->counts[UNIT_NOTHING] == 0) {
            continue;
        }
        text_add(out, any ? "" : "\n  units that do nothing\n");
        any = true;
        add_cell(shown(arena, part->parameter->name), widths.parameter, out);
        text_add(out, "  ");
        add_ranges(arena, part, UNIT_NOTHING, out);
    }
}

static void add_loss(Arena *arena, const LossParts *loss, Text *out)
{
    Widths widths = {0};
    widen(&widths.parameter, "units of");
    widen(&widths.shape, "shape");
    for (int i = 0; i < loss->count; i++) {
        widen(&widths.parameter, shown(arena, loss->parts[i].parameter->name));
        widen(&widths.shape, shape_text(arena, &loss->parts[i].parameter->shape));
    }
    text_printf(out, "\n%s %.4f\n", loss->step->label, loss->mean);
    add_parameters(arena, loss, widths, out);
    add_strongest(arena, loss, out);
    add_idle(arena, loss, widths, out);
}

static const char *data_words(const Explanation *all)
{
    return all->tests ? "test" : "training";
}

ExitCode units_table(const Session *session, const Explanation *all)
{
    Arena *arena = session->arena;
    Text out = {0};
    text_add_escaped(&out, session->model->name);
    text_printf(&out, ": %s %s samples, ", count_text(arena, all->samples), data_words(all));
    text_printf(&out, all->batch == 1 ? "one by one\n" : "in batches of %s\n",
                count_text(arena, all->batch));
    for (int k = 0; k < all->count; k++) {
        add_loss(arena, &all->losses[k], &out);
    }
    const ExitCode result = print_text(&out, NULL);
    text_free(&out);
    return result;
}

/* ---- JSON ---- */

static json_t *json_shape(const Shape *shape)
{
    json_t *made = json_array();
    for (int axis = 0; axis < shape->rank; axis++) {
        json_array_append_new(made, json_integer(shape->dim[axis]));
    }
    return made;
}

/* [[3, 3], [9, 12]]: first and last of each run. */
static json_t *json_runs(const Part *part, UnitClass class)
{
    json_t *made = json_array();
    int64_t last = 0;
    for (int64_t first = 0; next_run(part, class, &first, &last); first = last + 1) {
        json_t *run = json_array();
        json_array_append_new(run, json_integer(first));
        json_array_append_new(run, json_integer(last));
        json_array_append_new(made, run);
    }
    return made;
}

static json_t *json_part(const LossParts *loss, const Part *part)
{
    json_t *made = json_object();
    const StateVar *var = part->parameter;
    json_object_set_new(made, "name", json_text(var->name));
    json_object_set_new(made, "shape", json_shape(&var->shape));
    json_object_set_new(made, "file", json_text(loc_base(var->loc)));
    json_object_set_new(made, "line", json_integer(var->loc.line));
    json_object_set_new(made, "units", json_integer(part->count));
    for (int class = 0; class < UNIT_CLASSES; class ++) {
        json_object_set_new(made, class_names[class], json_integer(part->counts[class]));
    }
    json_object_set_new(made, "share", json_number(share(loss, part->sum)));
    json_object_set_new(made, "idle", json_runs(part, UNIT_NOTHING));
    return made;
}

static json_t *json_strongest(const LossParts *loss)
{
    Strong strongest[STRONGEST];
    const int count = find_strongest(loss, strongest);
    json_t *made = json_array();
    for (int i = 0; i < count; i++) {
        const Unit *unit = strong_unit(&strongest[i]);
        json_t *one = json_object();
        json_object_set_new(one, "parameter", json_text(strongest[i].part->parameter->name));
        json_object_set_new(one, "unit", json_integer(strongest[i].unit));
        json_object_set_new(one, "contribution", json_number(unit->contribution));
        json_object_set_new(one, "correction", json_number(unit->correction));
        json_object_set_new(one, "share", json_number(share(loss, unit->contribution)));
        json_array_append_new(made, one);
    }
    return made;
}

static json_t *json_loss(const LossParts *loss)
{
    json_t *made = json_object(), *parts = json_array();
    for (int i = 0; i < loss->count; i++) {
        json_array_append_new(parts, json_part(loss, &loss->parts[i]));
    }
    json_object_set_new(made, "loss", json_text(loss->step->label));
    json_object_set_new(made, "mean", json_number(loss->mean));
    json_object_set_new(made, "parameters", parts);
    json_object_set_new(made, "strongest", json_strongest(loss));
    return made;
}

ExitCode units_json(const Session *session, const Explanation *all)
{
    json_t *result = json_object(), *losses = json_array();
    for (int k = 0; k < all->count; k++) {
        json_array_append_new(losses, json_loss(&all->losses[k]));
    }
    json_object_set_new(result, "model", json_text(session->model->name));
    json_object_set_new(result, "data", json_text(data_words(all)));
    json_object_set_new(result, "samples", json_integer(all->samples));
    json_object_set_new(result, "batch", json_integer(all->batch));
    json_object_set_new(result, "losses", losses);
    return print_json(result);
}

/* ---- CSV ---- */

/* A field in quotes, in which a quote is two. */
static void add_quoted(const char *field, Text *out)
{
    Text shown = {0};
    text_add_escaped(&shown, field);
    text_add(out, "\"");
    for (const char *c = shown.data ? shown.data : ""; *c; c++) {
        text_addn(out, "\"\"", *c == '"' ? 2 : 0);
        text_addn(out, c, *c == '"' ? 0 : 1);
    }
    text_add(out, "\"");
    text_free(&shown);
}

static void add_rows(const LossParts *loss, const Part *part, Text *out)
{
    Text name = {0};
    add_quoted(part->parameter->name, &name);
    for (int64_t j = 0; j < part->count; j++) {
        const Unit *unit = &part->units[j];
        text_printf(out, "%s%s%s,%lld,%.9g,%.9g,%s\n", loss->step->name ? loss->step->label : "",
                    loss->step->name ? "," : "", name.data, (long long)j, unit->contribution,
                    unit->correction, class_names[unit->class]);
    }
    text_free(&name);
}

void units_csv(const Session *session, const Explanation *all, FileWriter *file)
{
    Text rows = {0};
    text_printf(&rows, "%sparameter,unit,contribution,correction,class\n",
                session->model->steps[0].name ? "loss," : "");
    for (int k = 0; k < all->count; k++) {
        for (int i = 0; i < all->losses[k].count; i++) {
            add_rows(&all->losses[k], &all->losses[k].parts[i], &rows);
            file_add(file, rows.data, rows.length);
            rows.length = 0;
        }
    }
    text_free(&rows);
}
