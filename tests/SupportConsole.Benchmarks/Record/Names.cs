namespace SupportConsole.Benchmarks.Record;

/// <summary>Customers such as there are, many and varied, always the same ones.</summary>
internal static class Names
{
    private static readonly string[] First =
    [
        "Acme", "Borealis", "Cordoba", "Delta", "Eastvale", "Fjord", "Granite", "Helios", "Iberia", "Juniper", "Kestrel", "Lumen", "Meridian", "Northgate", "Orchard", "Pacific", "Quarry",
        "Redwood", "Saltmarsh", "Tidal", "Umbra", "Vector", "Westerly", "Xenon", "Yarrow", "Zephyr", "Alpine", "Baltic", "Cobalt", "Dover", "Ember", "Falcon", "Garnet", "Harbor", "Indigo",
        "Jasper", "Kinetic", "Lagoon", "Magnolia", "Nimbus", "Onyx", "Prairie", "Quantum", "Riverbend", "Sierra", "Topaz", "Ursa", "Vertex", "Willow", "Zenith",
    ];

    private static readonly string[] Second =
    [
        "Robotics", "Wind", "Foods", "Rail", "Water", "Energy", "Mining", "Solar", "Steel", "Health", "Air", "Grid", "Labs", "Bank", "Retail", "Ports", "Cement", "Paper", "Fisheries", "Power",
        "Optics", "Motors", "Freight", "Lighting", "Pharma", "Turbines", "Insurance", "Telecom", "Plastics", "Textiles", "Aerospace", "Logistics", "Chemicals", "Glass", "Software", "Gas",
        "Semiconductors", "Forestry", "Shipping", "Instruments",
    ];

    /// <summary>How many customers there are.</summary>
    public static int Count => First.Length * Second.Length;

    /// <summary>The customer of that number.</summary>
    public static string Customer(int number) => $"{First[number % First.Length]} {Second[number / First.Length % Second.Length]}";

    /// <summary>A customer as it stands in host names.</summary>
    public static string Slug(string customer) => customer.ToLowerInvariant().Replace(' ', '-');
}
