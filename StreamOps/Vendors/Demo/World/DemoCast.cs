namespace StreamOps.Vendors.Demo.World;

/// <summary>The six sellers and twelve shops of the demo. Only vendor ids depend on the seed.</summary>
internal static class DemoCast
{
    private static readonly DemoSeller Marta = Seller("Marta Vidal", "marta.vidal");
    private static readonly DemoSeller Jonas = Seller("Jonas Lindqvist", "jonas.lindqvist");
    private static readonly DemoSeller Aiko = Seller("Aiko Tanaka", "aiko.tanaka");
    private static readonly DemoSeller Priya = Seller("Priya Raman", "priya.raman");
    private static readonly DemoSeller Tomas = Seller("Tomás Herrera", "tomas.herrera");
    private static readonly DemoSeller Grace = Seller("Grace Okafor", "grace.okafor");

    public static IReadOnlyList<DemoSeller> Sellers { get; } = [Marta, Jonas, Aiko, Priya, Tomas, Grace];

    /// <summary>The order matters: <see cref="LiveLanes"/> hands 0 and 1 the short shows, 2 and 11 a lane of their own, and the others the long ones.</summary>
    public static IReadOnlyList<DemoChannel> Channels(int seed)
    {
        return
        [
            Shop(0, "flash-finds", "Flash Finds", Tomas, 140),
            Shop(1, "five-minute-beauty", "Five-Minute Beauty", Priya, 90),
            Shop(2, "atelier-vidal", "Atelier Vidal", Marta, 420),
            Shop(3, "nordic-home", "Nordic Home Live", Jonas, 260, tier: "full-hd"),
            Shop(4, "kicks-after-dark", "Kicks After Dark", Tomas, 900, tier: "2k"),
            Shop(5, "tanaka-ceramics", "Tanaka Ceramics", Aiko, 60),
            Shop(6, "sari-studio", "Sari Studio", Priya, 310),
            Shop(7, "vinyl-hour", "Vinyl Hour", Jonas, 110, relay: "web-recording"),
            Shop(8, "gadget-garage", "Gadget Garage", Tomas, 180, relayFails: true),
            Shop(9, "lagos-fabric-house", "Lagos Fabric House", Grace, 220, tier: "full-hd"),
            Shop(10, "quiet-corner-books", "Quiet Corner Books", Grace, 0),
            Shop(11, "cava-and-cheese", "Cava & Cheese Club", Marta, 35, relay: "cloud-recording"),
        ];

        DemoChannel Shop(
            int number,
            string id,
            string name,
            DemoSeller seller,
            int popularity,
            string tier = "hd",
            string relay = "media-push",
            bool relayFails = false) =>
            new(number, id, name, seller, "shop_" + id.Replace('-', '_'), DemoIds.Hex32(seed, id), tier, relay, popularity, relayFails);
    }

    private static DemoSeller Seller(string name, string mailbox) => new(name, mailbox + "@demo.streamops.local");
}
