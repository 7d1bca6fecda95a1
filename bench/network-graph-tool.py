"""One process of graph-tool, as network.js starts it; or a network of its collection as pairs of ids.

    python network-graph-tool.py measure JOB
    python network-graph-tool.py write NAME FILE

It has no communities by modularity and no constraint.
"""
import sys

import graph_tool.all as gt


def write(name, file):
    with open(file, "w", encoding="utf-8") as out:
        for source, target in gt.collection.data[name].iter_edges():
            out.write(f"{source} {target}\n")


def run():
    from job import job, measure, note, note_peak, spaced

    gt.openmp_set_num_threads(1)

    def load():
        graph = gt.load_graph_from_csv(job["file"], csv_options={"delimiter": " "})
        gt.remove_self_loops(graph)
        gt.remove_parallel_edges(graph)
        return graph

    graph = measure("load", load)
    note_peak("peak, loaded")
    note("size", nodes=graph.num_vertices(), ties=graph.num_edges())
    measure("components", lambda: gt.label_components(graph))
    measure("kcore", lambda: gt.kcore_decomposition(graph))
    measure("triangles", lambda: gt.local_clustering(graph))
    measure("pagerank", lambda: gt.pagerank(graph, damping=0.85, epsilon=1e-10))
    asked = spaced(graph.num_vertices(), job["closeness"])
    measure("closeness", lambda: [gt.closeness(graph, source=start, harmonic=True, norm=False) for start in asked])
    # It counts the ties' betweenness in the same run.
    asked = list(spaced(graph.num_vertices(), job["betweenness"]))
    measure("betweenness", lambda: gt.betweenness(graph, pivots=asked, norm=False))
    degrees = graph.get_total_degrees(graph.get_vertices())
    source, target = degrees.argsort()[:-3:-1]
    measure("paths 1", lambda: gt.shortest_path(graph, graph.vertex(source), graph.vertex(target)))
    note_peak("peak")


if sys.argv[1] == "write":
    write(*sys.argv[2:])
else:
    run()
