using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Record;

/// <summary>Conditions on one setting that the database answers.</summary>
public static class SettingQuery
{
    public static Expression<Func<ConnectionRecord, bool>> Is(ConnectionSetting setting, string value)
    {
        // Written out, so that the index of the expression answers.
        var path = Path(setting);
        return record => Value(record.Settings, EF.Constant(path)) == value;
    }

    /// <summary>A connection that has one of the values in one of two settings.</summary>
    public static Expression<Func<ConnectionRecord, bool>> IsAny((ConnectionSetting One, ConnectionSetting Other) settings, string[] values)
    {
        var (one, other) = (Path(settings.One), Path(settings.Other));
        return record => values.Contains(Value(record.Settings, EF.Constant(one)))
            || values.Contains(Value(record.Settings, EF.Constant(other)));
    }

    public static Expression<Func<ConnectionRecord, bool>> Has(ConnectionSetting setting, string item)
    {
        var path = Path(setting);
        var line = $"\n{item}\n";
        return record => ("\n" + Value(record.Settings, path) + "\n").Contains(line);
    }

    // A setting without a value is null, though its column never is: null where no argument is.
    internal static void Map(ModelBuilder builder) =>
        builder.HasDbFunction(typeof(SettingQuery).GetMethod(nameof(Value))!).HasName("json_extract").IsBuiltIn();

    internal static void MapSearch(ModelBuilder builder) =>
        builder.HasDbFunction(typeof(SettingQuery).GetMethod(nameof(Holds))!).HasName("holds").HasSchema(null);

    /// <summary>Runs in the database only; see <see cref="Search.SearchFold.Holds"/>.</summary>
    public static bool Holds(string text, string word) => throw new NotSupportedException("Only the database answers this.");

    /// <summary>Runs in the database only.</summary>
    public static string? Value(SettingValues settings, string path) => throw new NotSupportedException("Only the database answers this.");

    /// <summary>The path that <see cref="Value"/> takes.</summary>
    public static string Path(ConnectionSetting setting) => $"$.{setting.Key}";
}
