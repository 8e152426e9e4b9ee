namespace SupportConsole.App.Clusters;

/// <summary>Says what a paste is instead of the JSON list that influxctl prints.</summary>
internal static class NotClusterList
{
    /// <returns>Null if the text starts like a JSON list.</returns>
    public static Problem? Explain(string text)
    {
        var start = text.AsSpan().Trim();
        if (start.IsEmpty)
        {
            return InfluxctlClusterList.Refused(
                "empty",
                "There is nothing in it.",
                "Run influxctl cluster list --format json and paste what it prints.");
        }

        if (start[0] is '[' or '{')
        {
            return start[0] == '{' && start.Contains("}\n{", StringComparison.Ordinal)
                ? InfluxctlClusterList.Refused("lines", "This is a line of JSON after another, not one list.",
                "Paste the output of influxctl cluster list --format json as it is printed.")
                : null;
        }

        return start switch
        {
            _ when start.Contains("-----BEGIN", StringComparison.Ordinal) =>
                InfluxctlClusterList.Refused("pem", "This is a key or a certificate, not a list of clusters.",
                "Paste the output of influxctl cluster list --format json."),
            _ when start[0] == '<' =>
            InfluxctlClusterList.Refused("markup", "This is HTML or XML, not what influxctl prints.",
            "Run influxctl cluster list --format json and paste what it prints."),
            _ when start[0] is '+' or '|' || start.Contains("ACCOUNT ID", StringComparison.OrdinalIgnoreCase) =>
            InfluxctlClusterList.Refused("table", "This is the table that influxctl prints by default.",
            "Add --format json: influxctl cluster list --format json."),
            _ when start.StartsWith("account_id,", StringComparison.OrdinalIgnoreCase) || start
                .StartsWith("cluster_id,", StringComparison.OrdinalIgnoreCase) =>
            InfluxctlClusterList.Refused("csv", "This is CSV.", "Export with influxctl cluster list --format json."),
            _ when start.Contains('\0') =>
            InfluxctlClusterList.Refused("binary", "This is not text.", "Choose the file that influxctl cluster list --format json wrote."),
            _ when start.StartsWith("Error", StringComparison.OrdinalIgnoreCase) =>
            InfluxctlClusterList.Refused(
                "influxctl-error",
                "This is an error that influxctl printed, not a list.",
                "Fix that first, then list again."),
            _ => InfluxctlClusterList.Refused("not-json",
            $"This does not begin like a JSON list: it begins with “{start[..Math.Min(20, start.Length)].ToString().ReplaceLineEndings(" ")}”.",
            "Paste the output of influxctl cluster list --format json."),
        };
    }
}
